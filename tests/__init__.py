"""The tests of SyncMedic; they mirror the packages."""
