"""Pure rules of the partnership: places, denominators, succession."""
