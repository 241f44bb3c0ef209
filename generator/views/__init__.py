"""Frozen, ready-to-print pictures of pages, sheets, forms and charts: sorted, numbered, computed."""
