"""Personal data under UU 27/2022: the register of processing, and everything held about one person."""
