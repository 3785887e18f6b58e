"""随学 SuiXue: authored lessons, question banks and rooms in; a checked static site out."""
