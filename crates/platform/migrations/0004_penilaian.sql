-- Stage 3: capaian organisasi, evaluasi, predikat, documents.

CREATE TABLE capaian_organisasi (
    instansi_id bigint NOT NULL,
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    siklus_id uuid NOT NULL,
    -- 0 is the year; 1 to 4 its quarters
    triwulan bigint NOT NULL CHECK (triwulan BETWEEN 0 AND 4),
    capaian text NOT NULL CHECK (capaian IN ('istimewa', 'baik', 'butuh_perbaikan', 'kurang', 'sangat_kurang')),
    dasar text NOT NULL,
    ditetapkan_oleh uuid NOT NULL,
    ditetapkan timestamptz NOT NULL,
    versi bigint NOT NULL,
    PRIMARY KEY (instansi_id, id),
    UNIQUE (instansi_id, unit_id, siklus_id, triwulan),
    FOREIGN KEY (instansi_id, unit_id) REFERENCES unit_kerja (instansi_id, id),
    FOREIGN KEY (instansi_id, siklus_id) REFERENCES siklus (instansi_id, id),
    FOREIGN KEY (instansi_id, ditetapkan_oleh) REFERENCES orang (instansi_id, id)
);

CREATE TABLE evaluasi (
    instansi_id bigint NOT NULL,
    id uuid NOT NULL,
    skp_id uuid NOT NULL,
    pegawai_id uuid NOT NULL,
    siklus_id uuid NOT NULL,
    triwulan bigint NOT NULL CHECK (triwulan BETWEEN 0 AND 4),
    mulai date NOT NULL,
    sampai date NOT NULL,
    -- the unit whose capaian organisasi counts, and whether this person is its head
    unit_id uuid NOT NULL,
    is_kepala_unit boolean NOT NULL,
    status text NOT NULL CHECK (status IN ('belum_dimulai', 'realisasi_diisi', 'sedang_dinilai', 'penilaian_sementara', 'siap_disampaikan', 'sudah_disampaikan', 'diterima', 'diterima_dengan_catatan', 'keberatan')),
    penilaian_diri text,
    rating_hasil text CHECK (rating_hasil IN ('di_atas_ekspektasi', 'sesuai_ekspektasi', 'di_bawah_ekspektasi')),
    alasan_hasil text,
    rating_perilaku text CHECK (rating_perilaku IN ('di_atas_ekspektasi', 'sesuai_ekspektasi', 'di_bawah_ekspektasi')),
    alasan_perilaku text,
    tanpa_umpan_balik text,
    penilai_id uuid,
    dinilai timestamptz,
    capaian text,
    predikat text,
    -- the rule that answered, and the penilai as he was: canonical JSON
    aturan_id text,
    penilai text,
    disampaikan timestamptz,
    diterima timestamptz,
    batas_keberatan date,
    tanggapan text CHECK (tanggapan IN ('setuju', 'catatan', 'keberatan')),
    catatan_pegawai text,
    versi bigint NOT NULL,
    PRIMARY KEY (instansi_id, id),
    UNIQUE (instansi_id, skp_id, triwulan),
    FOREIGN KEY (instansi_id, skp_id) REFERENCES skp (instansi_id, id),
    FOREIGN KEY (instansi_id, pegawai_id) REFERENCES pegawai (instansi_id, id),
    FOREIGN KEY (instansi_id, unit_id) REFERENCES unit_kerja (instansi_id, id),
    FOREIGN KEY (instansi_id, siklus_id) REFERENCES siklus (instansi_id, id)
);
CREATE INDEX evaluasi_pegawai ON evaluasi (instansi_id, pegawai_id, siklus_id);
CREATE INDEX evaluasi_unit ON evaluasi (instansi_id, unit_id, siklus_id, triwulan);

CREATE TABLE realisasi (
    instansi_id bigint NOT NULL,
    evaluasi_id uuid NOT NULL,
    indikator_id uuid NOT NULL,
    realisasi_x10000 bigint,
    realisasi_teks text,
    keterangan text,
    PRIMARY KEY (instansi_id, evaluasi_id, indikator_id),
    FOREIGN KEY (instansi_id, evaluasi_id) REFERENCES evaluasi (instansi_id, id),
    FOREIGN KEY (instansi_id, indikator_id) REFERENCES indikator (instansi_id, id)
);

-- A fact that a rating stands on, with its words as they were.
CREATE TABLE dasar_penilaian (
    instansi_id bigint NOT NULL,
    evaluasi_id uuid NOT NULL,
    urut bigint NOT NULL,
    jenis text NOT NULL CHECK (jenis IN ('indikator', 'progres', 'umpan_balik')),
    fakta_id uuid NOT NULL,
    tanggal date NOT NULL,
    teks text NOT NULL,
    PRIMARY KEY (instansi_id, evaluasi_id, urut),
    FOREIGN KEY (instansi_id, evaluasi_id) REFERENCES evaluasi (instansi_id, id)
);
