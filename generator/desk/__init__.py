"""What only editors see, under `suixue serve`: every lesson's video as a timeline. None of it is ever published."""
