"""A demo country: fixed dates, a fixed seed, and learners whose answers go the way of everybody's."""
