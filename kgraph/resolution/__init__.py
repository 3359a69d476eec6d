"""Many documents become one world: entities and events."""
