"""The changes, oldest first by their numbers."""
