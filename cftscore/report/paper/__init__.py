"""Word documents in the form that Decree 30/2020/NĐ-CP gives to administrative documents."""
