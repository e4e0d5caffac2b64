"""The screens of a hall as a demonstration runs them: processes of their own, photographed and watched."""
