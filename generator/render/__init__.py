"""From views to bytes: Markdown, PDF, SVG."""
