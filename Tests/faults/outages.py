"""Outages that aren't kills."""


def checks(world, options):
    return []
