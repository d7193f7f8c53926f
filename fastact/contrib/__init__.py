"""fastact in other libraries' places: a module for each library, which imports it."""
