"""The revisions of the tables, one file each; a published revision is never edited."""
