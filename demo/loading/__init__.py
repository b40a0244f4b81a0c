"""How the demo's texts become pages: each module loads one kind, `pages` knows how a page is written."""
