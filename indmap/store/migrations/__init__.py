"""Changes of the tables, one a module in ``versions``, applied in order when the store is opened."""
