"""What kgraph knows of English and of the world: tables and their typed loaders."""
