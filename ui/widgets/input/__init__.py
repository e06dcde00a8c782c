"""Controls that are typed in, chosen or pressed."""
