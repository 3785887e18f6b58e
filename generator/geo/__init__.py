"""Coordinates, divisions and borders: reference data and pure geometry; knows nothing of sites or authors."""
