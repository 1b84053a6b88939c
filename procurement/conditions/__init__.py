"""Pure guards of procurement: each gives a refusal or None."""
