"""Who is who: outlets, bodies, people and documents under all their names."""
