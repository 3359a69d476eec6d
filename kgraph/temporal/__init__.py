"""Time expressions: recognised by a grammar that is data, resolved by pure calendar algebra."""
