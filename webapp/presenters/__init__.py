"""Turns what the engine says into what the pages show: pure functions from dataclass to dataclass, no requests."""
