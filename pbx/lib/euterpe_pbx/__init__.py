"""Private Asterisk instances for Euterpe's demo, tests and benches."""
