// Numbers of days, bounds of dates and states of review, which Go makes: each incident is written anew.
