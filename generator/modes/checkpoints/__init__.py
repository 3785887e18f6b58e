"""随堂题: the questions at which a lesson's video stops."""
