"""Compiled plans of GraphQL operations; knows no product."""
