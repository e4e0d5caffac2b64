"""How the other programs of a hall speak to its dispatcher, in the types of `dispatcher.wire`."""
