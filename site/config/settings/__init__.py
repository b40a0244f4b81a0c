"""One module per way to run the site; each imports `base`, which is safe for production.

`local` loosens for the embedded demo, `test` is quick and closed, `production` reads the environment
and refuses to start without its secrets. Nothing is imported here, so that naming one is a decision.
"""
