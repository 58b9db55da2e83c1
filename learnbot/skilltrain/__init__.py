"""Trains and measures what the skill engine learned; no part of the running product."""
