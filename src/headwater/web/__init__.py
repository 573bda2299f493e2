"""The local web app: a case to look at and to set right, served to this machine alone."""
