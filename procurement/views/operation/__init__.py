"""From the readiness to the Catalogue: tests, the Commission's dossier, commissioning."""
