"""Official papers of procurement as data: built here, shown as a page or made as a PDF."""
