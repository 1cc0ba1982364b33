-- Stage 2: progres harian with evidence, umpan balik.

CREATE TABLE berkas (
    instansi_id bigint NOT NULL,
    sha256 text NOT NULL,
    ukuran_byte bigint NOT NULL,
    tipe text NOT NULL,
    PRIMARY KEY (instansi_id, sha256)
);

-- Grows for ever: the month is in the key.
CREATE TABLE progres_harian (
    instansi_id bigint NOT NULL,
    bulan bigint NOT NULL,
    id uuid NOT NULL,
    pegawai_id uuid NOT NULL,
    -- none while the person has no SKP: work does not wait for it
    skp_id uuid,
    rhk_id uuid,
    tanggal date NOT NULL,
    -- minutes after midnight; an end at or before its start is on the next day
    mulai_menit bigint NOT NULL CHECK (mulai_menit BETWEEN 0 AND 1439),
    selesai_menit bigint NOT NULL CHECK (selesai_menit BETWEEN 0 AND 1439),
    kegiatan text NOT NULL,
    realisasi_x10000 bigint,
    satuan text,
    bukti_tautan text,
    bukti_sha256 text,
    bukti_nama text,
    -- its owner says that it really ran beside another entry
    is_bersamaan boolean NOT NULL,
    dicatat timestamptz NOT NULL,
    versi bigint NOT NULL,
    PRIMARY KEY (instansi_id, bulan, id),
    FOREIGN KEY (instansi_id, pegawai_id) REFERENCES pegawai (instansi_id, id),
    FOREIGN KEY (instansi_id, bukti_sha256) REFERENCES berkas (instansi_id, sha256)
);
CREATE INDEX progres_harian_pegawai ON progres_harian (instansi_id, pegawai_id, tanggal);
CREATE INDEX progres_harian_bukti ON progres_harian (instansi_id, bukti_sha256);

CREATE TABLE umpan_balik (
    instansi_id bigint NOT NULL,
    id uuid NOT NULL,
    pegawai_id uuid NOT NULL,
    dari_id uuid NOT NULL,
    -- none for those who have no SKP here
    skp_id uuid,
    rhk_id uuid,
    tanggal date NOT NULL,
    teks text NOT NULL,
    -- when its receiver said that it was read
    dibaca timestamptz,
    PRIMARY KEY (instansi_id, id),
    FOREIGN KEY (instansi_id, pegawai_id) REFERENCES pegawai (instansi_id, id),
    FOREIGN KEY (instansi_id, dari_id) REFERENCES orang (instansi_id, id),
    FOREIGN KEY (instansi_id, skp_id) REFERENCES skp (instansi_id, id)
);
CREATE INDEX umpan_balik_pegawai ON umpan_balik (instansi_id, pegawai_id, tanggal);
