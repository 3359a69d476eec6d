"""What flows between the stages: frozen records, standard library only."""
