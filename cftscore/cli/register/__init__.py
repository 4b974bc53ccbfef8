"""Commands about the register of communes: one module each."""
