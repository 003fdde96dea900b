"""What the pages and reports about performance say."""
