"""How a season of mentoring goes under several ways to choose whom to ask."""
