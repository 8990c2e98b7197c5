"""Generate: t t~ production with factorised decays, t -> q V -> q l l and t -> b W -> b l nu."""
