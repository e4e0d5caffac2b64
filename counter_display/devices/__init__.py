"""Counter devices on serial lines: digit displays, LED strips, pole displays, keypads, card readers. Without Qt."""
