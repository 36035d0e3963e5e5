"""Settlement: outcomes that leave nobody less secure, and safe ways to reach them."""
