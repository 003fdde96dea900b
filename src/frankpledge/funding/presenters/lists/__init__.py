"""The lists of the partnership's money, each filtered, sorted and taken away alike."""
