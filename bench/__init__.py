"""Measures LearnBot's API beside its peers: see README.md."""
