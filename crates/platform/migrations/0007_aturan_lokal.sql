-- What the law leaves to the instansi: local rules with a first day and a legal ground, and the days off of each year.

CREATE TABLE aturan_lokal (
    instansi_id bigint NOT NULL,
    id uuid NOT NULL,
    -- id of a local rule of the program
    aturan text NOT NULL,
    mulai date NOT NULL,
    -- its values: JSON that the rule has checked
    isi text NOT NULL,
    dasar text NOT NULL,
    oleh text NOT NULL,
    dicatat timestamptz NOT NULL,
    PRIMARY KEY (instansi_id, id),
    UNIQUE (instansi_id, aturan, mulai)
);

CREATE TABLE hari_libur (
    instansi_id bigint NOT NULL,
    tanggal date NOT NULL,
    jenis text NOT NULL CHECK (jenis IN ('nasional', 'cuti_bersama', 'daerah')),
    nama text NOT NULL,
    sumber text NOT NULL,
    PRIMARY KEY (instansi_id, tanggal)
);

-- Without these SQLite takes the tenant for selective enough and walks through the whole city: for each person of an
-- import its accounts, for each RHK of a page its indicators, for each page its units.
CREATE INDEX akun_orang ON akun (instansi_id, orang_id);
CREATE INDEX indikator_rhk ON indikator (instansi_id, rhk_id);
CREATE INDEX unit_kerja_atasan ON unit_kerja (instansi_id, atasan_id);
CREATE INDEX unit_kerja_kepala ON unit_kerja (instansi_id, kepala_id);
