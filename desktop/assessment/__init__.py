"""Kartläggning: rounds, informants, answers, conclusions."""
