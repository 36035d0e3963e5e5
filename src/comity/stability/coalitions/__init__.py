"""What parties bring about together: coalitions and blocs, their gains, and replies to them."""
