"""What Lantern knows about its subject: pure, without database, network or clock."""
