"""What is written in digits, in words: numbers, amounts, times, dates."""
