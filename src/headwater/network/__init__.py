"""Small neural networks that we trained ourselves: how their files are opened, run and fed. They know nothing of the stages."""
