"""Who speaks or acts for or against whom."""
