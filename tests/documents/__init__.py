"""Documents of each kind, made on the spot, and ones that were made to do harm."""
