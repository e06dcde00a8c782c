"""The chains as the program uses them: what locks adds a link, and what is shown or asked for is checked."""
